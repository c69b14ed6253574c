import type { Entity } from '../document.js';

export interface Selection {
  /** Entities that are less sure are left out. */
  readonly minConfidence?: number;
  /** Whether entities inside others stay. Default: yes. */
  readonly nested?: boolean;
}

/**
 * The entities that are wanted, under the ids that they had: what stood in one that is left out stands in the next longer one, and
 * titles lose a holder that is left out.
 */
export function select(
  entities: readonly Entity[],
  { minConfidence = 0, nested = true }: Selection,
): readonly Entity[] {
  if (minConfidence === 0 && nested) return entities;
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const wanted = (entity: Entity): boolean =>
    entity.confidence >= minConfidence && (nested || entity.parent === undefined);
  const keptAbove = (entity: Entity): string | undefined => {
    const parent = entity.parent === undefined ? undefined : byId.get(entity.parent);
    return parent === undefined || wanted(parent) ? parent?.id : keptAbove(parent);
  };
  const isKept = (id: string): boolean => byId.has(id) && wanted(byId.get(id)!);
  return entities.filter(wanted).map((entity) => {
    const { parent: _, holder, ...rest } = entity;
    const parent = keptAbove(entity);
    return {
      ...rest,
      ...(parent !== undefined && { parent }),
      ...(holder !== undefined && isKept(holder) && { holder }),
    };
  });
}
