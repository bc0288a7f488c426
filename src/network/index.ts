/**
 * `isthmus/network`: what a network is and what packets will do in it. Pure: no I/O, works in a browser.
 */
export * from './cidr.ts';
