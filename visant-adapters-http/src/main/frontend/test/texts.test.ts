import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Texts } from '@/i18n'
import { format, placeholders } from '@/i18n/format'
import { pages } from '@/router'

const modules = import.meta.glob<Record<string, unknown>>(['../src/**/texts.ts', '../src/i18n/common.ts'], { eager: true })
const catalogues = Object.entries(modules).map(([file, module]) => {
  const all = (module['all'] ?? (module['common'] as Texts<string> | undefined)?.all) as Texts<string>['all']
  return [file, all] as const
})

describe.each(catalogues)('%s', (_, all) => {
  it('has every text in every language', () => {
    const keys = Object.keys(all.en).sort()
    for (const language of Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]) {
      expect(Object.keys(all[language]).sort()).toEqual(keys)
      for (const key of keys) expect(all[language][key]!.trim(), `${language}: ${key}`).not.toBe('')
    }
  })

  it('wants the same values in every language, and can be read', () => {
    for (const key of Object.keys(all.en)) {
      const wanted = placeholders(all.en[key]!)
      for (const language of Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]) {
        expect([...placeholders(all[language][key]!)].sort(), `${language}: ${key}`).toEqual([...wanted].sort())
        for (const number of [0, 1, 2]) {
          const values = Object.fromEntries([...wanted].map((name) => [name, number]))
          expect(format(all[language][key]!, values, language)).not.toMatch(/[{}]|undefined/)
        }
      }
    }
  })
})

it('every page has a title in every language, and an address that the server answers', () => {
  for (const { path, meta } of pages) {
    for (const language of Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]) {
      expect(meta?.page?.title[language], path).toBeTruthy()
    }
    expect(path).toMatch(/^(\/[a-z:-]+\??){1,3}$/)
  }
})

describe('a message', () => {
  it('takes values, and forms by number', () => {
    const message = '{name} has {count, plural, =0 {no cameras} one {# camera} other {# cameras}}'
    expect(format(message, { name: 'Ada', count: 0 }, 'en')).toBe('Ada has no cameras')
    expect(format(message, { name: 'Ada', count: 1 }, 'en')).toBe('Ada has 1 camera')
    expect(format(message, { name: 'Ada', count: 1200 }, 'de')).toBe('Ada has 1.200 cameras')
  })

  it('says which value is missing', () => {
    expect(() => format('{name}', {}, 'en')).toThrow('{name}')
  })

  it('is not turned around by a value that runs the other way', () => {
    expect(format('Delete {name}?', { name: '\u202Egnp.exe' }, 'en')).toBe('Delete gnp.exe?')
    expect(format('Delete {name}?', { name: 'بوابة' }, 'en')).toBe('Delete \u2068بوابة\u2069?')
  })

  it('does not read a value as a message', () => {
    expect(format('{name}', { name: '{other}' }, 'en')).toBe('{other}')
  })
})
