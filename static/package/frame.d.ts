export type { GoujiResultEvent } from './event.js';
