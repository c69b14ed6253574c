/**
 * The library. Create an extractor once, use it for many texts:
 *
 *     const extractor = createExtractor();
 *     const { entities } = extractor.extract('قال وزير الدفاع مرهف أبو قصرة…');
 */
export type { Candidate, Entity, EntityType, Reference, Span } from './document.js';
export { ENTITY_TYPES } from './document.js';
export { AalamError, EXIT } from './errors.js';
export type { CustomEntity } from './patterns/file.js';
export type { Extraction, ExtractOptions, Extractor, ExtractorOptions, LanguageGuess, Warning } from './pipeline.js';
export { createExtractor } from './pipeline.js';
