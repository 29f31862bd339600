import { expect, it } from 'vitest'
import { askedBy, isIntrusion, isWellFormed } from './requests.ts'

const host = 'localhost:4000'
const own = 'http://localhost:4000'
const port = 'http://localhost:8000'
const visit = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

it.each<[target: string, host: string | undefined, wellFormed: boolean]>([
  ['/', host, true],
  ['/presenter/1?clicks=2', host, true],
  ['/@fs/home/a%20b/%C3%A9.ts?v=1[0]|{}', '192.168.1.2:4000', true],
  ['/', '[::1]:4000', true],
  ['//', host, false],
  ['//elsewhere.example/', host, false],
  ['http://[', host, false],
  ['http://localhost:4000/', host, false],
  ['elsewhere.example:80', host, false],
  ['*', host, false],
  ['', host, false],
  ['/#', host, false],
  ['/\\', host, false],
  ['/ ', host, false],
  ['/\x7F', host, false],
  ['/é', host, false],
  ['/%', host, false],
  ['/?q=100%', host, false],
  ['/%00', host, false],
  ['/%0d%0aX: y', host, false],
  ['/', '', false],
  ['/', undefined, false],
  ['/', '[', false],
  ['/', 'a@b', false],
  ['/', 'localhost:99999', false],
])('the target "%s" for the host "%s" is well formed: %s', (url, host, wellFormed) => {
  expect(isWellFormed({ url, headers: { host } })).toBe(wellFormed)
})

it.each<[who: string, headers: Record<string, string>, by: 'own' | 'foreign' | undefined, intrusion: boolean]>([
  ['a person who types the address', { 'sec-fetch-site': 'none', ...visit }, undefined, false],
  ['a program that is no browser', {}, undefined, false],
  ['the talk\'s page', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }, 'own', false],
  ['the talk\'s page, that changes a slide', { 'sec-fetch-site': 'same-origin', 'origin': own }, 'own', false],
  ['the talk\'s page, over plain HTTP from the network', { referer: `${own}/1` }, 'own', false],
  ['a link on another site', { 'sec-fetch-site': 'cross-site', ...visit }, 'foreign', false],
  ['a link on another site, over plain HTTP from the network', { referer: 'http://elsewhere.example/', accept: 'text/html' }, 'foreign', false],
  ['a link on another port of this machine', { 'sec-fetch-site': 'same-site', ...visit }, 'foreign', false],
  ['a picture on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }, 'foreign', true],
  ['a picture on another site, over plain HTTP from the network', { referer: 'http://elsewhere.example/', accept: 'image/*' }, 'foreign', true],
  ['a script on another port', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'origin': port }, 'foreign', true],
  ['a link on another site, that the talk\'s worker passes on', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'empty' }, 'foreign', false],
  ['a frame of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }, 'foreign', true],
  ['a form of another site', { 'sec-fetch-site': 'cross-site', ...visit, 'origin': 'http://elsewhere.example' }, 'foreign', true],
  ['a page without an origin', { origin: 'null' }, 'foreign', true],
  ['an origin that is none', { origin: '//' }, 'foreign', true],
  ['a socket of another site', { origin: 'http://elsewhere.example', upgrade: 'websocket' }, 'foreign', true],
])('%s: %o comes from %s', (_, headers, by, intrusion) => {
  const request = { method: 'GET', url: '/', headers: { host, ...headers } }
  expect(askedBy(request)).toBe(by)
  expect(isIntrusion(request)).toBe(intrusion)
})
