import { describe, expect, it } from 'vitest';
import { list, objects, text } from '../../src/cloud/parameters.ts';

describe('a list parameter', () => {
  it('is read in the order of its indices, which may have holes and come in any order', () => {
    const flat = new Map([
      ['Id.10', 'j'],
      ['Id.2', 'b'],
      ['Other.1', 'x'],
      ['Id.1000', 'last'],
    ]);
    expect(list.read('Id', flat)).toEqual(['b', 'j', 'last']);
  });

  it('takes an index as SDKs write it, and nothing that only looks like one', () => {
    const names = [
      'Id.0',
      'Id.01',
      'Id.+1',
      'Id.-1',
      'Id.1e2',
      'Id. 1',
      'Id.',
      'Id',
      'Id.x',
      'Id.1001',
      'Ids.1',
      'Id.0x1',
    ];
    expect(list.read('Id', new Map(names.map((name) => [name, name])))).toEqual([]);
  });

  it('of objects has one for each index that any member names', () => {
    const flat = new Map([
      ['Tag.3.Value', 'c'],
      ['Tag.1.Key', 'a'],
      ['Tag.1.Value', 'b'],
      ['Tag.2.Unknown', 'd'],
    ]);
    expect(objects({ Key: text, Value: text }).read('Tag', flat)).toEqual([
      { Key: 'a', Value: 'b' },
      { Key: undefined, Value: undefined },
      { Key: undefined, Value: 'c' },
    ]);
  });
});
