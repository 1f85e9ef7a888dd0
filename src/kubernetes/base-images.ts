import { publishedImage } from './image.ts'

/** What an image starts by itself that serves nobody. */
export interface BaseImage {
  /** As Docker Hub's library calls it. */
  readonly name: string
  readonly starts: 'greeting' | 'interpreter' | 'shell'
  /** It has a program to start with, to which the arguments of a container go; otherwise the first of these is the program. */
  readonly hasEntryPoint: boolean
}

/** The official images of systems and languages, by what they start (CMD of their Dockerfiles). */
const STARTS: Readonly<Record<BaseImage['starts'], string>> = {
  greeting: 'hello-world',
  interpreter: 'node python ruby',
  shell:
    'almalinux alpine amazonlinux archlinux bash buildpack-deps busybox centos debian fedora gcc golang oraclelinux rockylinux rust ubuntu',
}

/** Those of them that have an entry point. */
const WITH_ENTRY_POINT = new Set(['bash', 'node'])

const images: ReadonlyMap<string, BaseImage> = new Map(
  Object.entries(STARTS).flatMap(([starts, names]) =>
    names.split(' ').map((name) => {
      const image = { name, starts: starts as BaseImage['starts'], hasEntryPoint: WITH_ENTRY_POINT.has(name) }
      return [`library/${name}`, image] as const
    }),
  ),
)

/** What is known of an official image of a system or language; undefined for others. */
export function baseImage(image: string): BaseImage | undefined {
  return images.get(publishedImage(image)?.repository ?? '')
}
