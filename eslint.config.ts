import antfu from '@antfu/eslint-config'

export default antfu({
  formatters: { css: true, markdown: 'prettier', slidev: { files: ['slides.md'] } },
}, {
  files: ['scripts/**', 'tests/**'],
  rules: {
    'antfu/no-top-level-await': 'off',
    'no-console': 'off',
  },
})
