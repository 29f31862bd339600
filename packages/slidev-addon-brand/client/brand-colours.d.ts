/** The table of the brand's colours, made when the deck is built (node/brand.ts). */
declare module 'virtual:brand-colours' {
  const table: import('../shared/brand-table.ts').BrandTable
  export default table
}
