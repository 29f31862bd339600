import antfu from '@antfu/eslint-config'

export default antfu({
  formatters: { css: true, markdown: 'prettier', slidev: { files: ['slides.md'] } },
}, {
  // The brand's hex values stand as their owner wrote them, in capitals.
  files: ['styles/tokens.css'],
  rules: { 'format/prettier': 'off' },
}, {
  files: ['scripts/**', 'tests/**'],
  rules: {
    'antfu/no-top-level-await': 'off',
    'no-console': 'off',
  },
})
