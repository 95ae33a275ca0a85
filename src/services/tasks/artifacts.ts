import { createHash } from 'node:crypto';
import { compareTexts } from '../compare-texts.js';
import type { ArtifactRequest } from './fields-request.js';
import { checkMembers, knownMembers } from './known-members.js';
import type { Artifact } from './task-document.js';

const ARTIFACT_MEMBERS = ['key', 'type', 'mode', 'uri', 'hash', 'content_size', 'timestamp', 'type_data', 'display_data'];
const TYPE_DATA_MEMBERS = ['preview', 'content_type', 'data_hash'];

/** Artifacts by their identity, (key, mode): a later one of the same identity wins (task-core 5.8). @throws ApiError 400/12 */
export function storedArtifacts(artifacts: readonly ArtifactRequest[]): Record<string, Artifact> {
  return Object.fromEntries(
    artifacts.map((artifact) => {
      checkMembers('execution.artifacts', artifact, ARTIFACT_MEMBERS);
      if (artifact.type_data) checkMembers('execution.artifacts.type_data', artifact.type_data, TYPE_DATA_MEMBERS);
      const mode = artifact.mode ?? 'output';
      return [artifactId(artifact.key, mode), { ...artifact, mode, display_data: sortedRows(artifact.display_data) } as Artifact];
    }),
  );
}

/** An artifact without the members that no definition names. */
export function declaredArtifact(artifact: ArtifactRequest): ArtifactRequest {
  const { type_data, ...members } = knownMembers(artifact, ARTIFACT_MEMBERS);
  return { ...members, ...(type_data && { type_data: knownMembers(type_data, TYPE_DATA_MEMBERS) }) };
}

/** Where an artifact is kept among those of its task. */
export function artifactId(key: string, mode: string): string {
  return `${createHash('md5').update(key).digest('hex')}_${mode}`;
}

function sortedRows(rows: ArtifactRequest['display_data']): Artifact['display_data'] {
  return [...(rows ?? [])].sort((a, b) => compareTexts(JSON.stringify(a), JSON.stringify(b)));
}
