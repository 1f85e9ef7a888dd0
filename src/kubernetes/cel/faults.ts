/** What the evaluation of an expression comes to where it has no value, in the words of a server, such as `no such key: a`. */
export class EvaluationFault extends Error {}

/** Thrown for an expression that this evaluator cannot judge: what is no expression, or asks for something that is not supported. Nothing is known of its value. */
export class Unreadable extends Error {}

/** The fault of an operator or function whose operands have other types. */
export function noOverload(): EvaluationFault {
  return new EvaluationFault('no such overload')
}
