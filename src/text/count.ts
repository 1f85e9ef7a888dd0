/** An amount with its noun: `1 file`, `3 files`. */
export function counted(amount: number, noun: string, several = `${noun}s`): string {
  return `${amount} ${amount === 1 ? noun : several}`
}
