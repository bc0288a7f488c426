// The command as an installed package runs it: bin/isthmus.js without the sources beside it.
process.getBuiltinModule('node:module').enableCompileCache();
await import('../../dist/cli/main.js');
