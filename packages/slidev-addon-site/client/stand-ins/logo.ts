/** Stands in for Slidev's logo, of 94 kB: no address. */
export default 'data:,'
