import process from 'node:process'

/** A deck's package.json need not say its modules' type: Node advises it in four lines at each file that it loads, in every thread. */
export function withoutTypeWarning(): void {
  const { emitWarning } = process
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if ((rest[0] as { code?: string } | undefined)?.code !== 'MODULE_TYPELESS_PACKAGE_JSON')
      Reflect.apply(emitWarning, process, [warning, ...rest])
  }
}
