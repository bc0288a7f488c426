import { describe, expect, test } from 'vitest';
import { EchoAnswer, readPing } from '../../src/cloud/dataplane/ping.ts';
import { DataPlaneError, missingTools, refusals } from '../../src/cloud/dataplane/requirements.ts';

describe('what a data plane needs', () => {
  test('each program that is missing is named, with its package', () => {
    if (process.platform !== 'linux') {
      expect(missingTools([])[0]).toContain('Linux');
      return;
    }
    const missing = missingTools(['/nowhere']);
    expect(missing).toHaveLength(4);
    expect(missing.join()).toContain('"ping" is not installed (Debian and Ubuntu: apt-get install iputils-ping)');
  });

  test('a kernel that refuses is quoted when no setting explains it', () => {
    expect(refusals('unshare: Operation not permitted').join()).toMatch(
      /the kernel (forbids it|gave no network names)/,
    );
  });

  test('the error says all of it in one sentence', () => {
    expect(new DataPlaneError(['one', 'two']).message).toBe('Real packets cannot be had here: one; two.');
  });
});

describe('what ping says', () => {
  const read = (...lines: string[]) => readPing(['PING 10.9.1.1 (10.9.1.1) 56(84) bytes of data.', ...lines, '']);

  test('becomes an answer, with who gave it', () => {
    expect(read('64 bytes from 192.168.1.1: icmp_seq=1 ttl=62 time=0.048 ms')).toMatchObject({
      answer: EchoAnswer.Reply,
      by: '192.168.1.1',
      milliseconds: 0.048,
    });
    expect(read('From 10.0.1.253 icmp_seq=1 Time to live exceeded')).toMatchObject({
      answer: EchoAnswer.TimeExceeded,
      by: '10.0.1.253',
    });
    expect(read('From 10.0.1.253 icmp_seq=1 Destination Net Unreachable').answer).toBe(EchoAnswer.Unreachable);
    expect(read('From 10.0.1.253 icmp_seq=1 Packet filtered').answer).toBe(EchoAnswer.Leaves);
    expect(read('--- 10.9.1.1 ping statistics ---')).toEqual({
      answer: EchoAnswer.Silence,
      by: undefined,
      milliseconds: undefined,
      said: '',
    });
  });
});
