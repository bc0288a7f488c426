import fc from 'fast-check';

// In CI the same worlds are drawn each time, so that its verdict is about the change at hand; everywhere else each run
// explores others. A failure prints its seed either way.
if (process.env.CI) fc.configureGlobal({ seed: 20_261_124 });
