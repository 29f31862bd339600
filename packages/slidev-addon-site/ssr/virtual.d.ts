declare module 'virtual:prerendered-slides' {
  const slides: import('./draw-slides.ts').Source[]
  export default slides
}
