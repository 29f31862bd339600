import { expect, it } from 'vitest'
import { foreignText } from './foreign-text.ts'

const [icon, film, photo] = ['https://a.example/icon.png', 'https://a.example/film.mp4', 'https://b.example/photo.png']

it.each<[addresses: string[], said: string]>([
  [[], 'no request leaves the machine'],
  [[icon, film], `the talk asks for ${icon}: without a network it goes without`],
  [[icon, photo], `the talk asks for ${icon} (and 1 more host): without a network it goes without`],
])('of %j is said: %s', (addresses, said) => {
  expect(foreignText(addresses, 'warn')).toBe(said)
  expect(foreignText(addresses, 'off')).toBe(said)
})

it('fails where the rule refuses it', () => {
  expect(() => foreignText([icon], 'error')).toThrow(`the talk asks for ${icon}; put the file into public/`)
  expect(foreignText([], 'error')).toBe('no request leaves the machine')
})
