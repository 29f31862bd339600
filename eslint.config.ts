import antfu from '@antfu/eslint-config'

const decks = ['slides.md', 'demo/slides.md', 'packages/template/slides.md', 'tests/*.md', 'packages/*/e2e/*.md']

export default antfu({
  formatters: { css: true, markdown: 'prettier', slidev: { files: decks } },
}, {
  // The brand's hex values stand as their owner wrote them, in capitals.
  files: ['styles/tokens.css'],
  rules: { 'format/prettier': 'off' },
}, {
  // Every slide has a title of its own.
  files: decks,
  rules: { 'markdown/no-multiple-h1': 'off' },
}, {
  files: ['packages/*.ts', 'packages/*/node/**', 'packages/*/ssr/**', 'packages/*/e2e/**', 'bench/**', 'tests/**'],
  rules: {
    'antfu/no-top-level-await': 'off',
    'no-console': 'off',
  },
})
