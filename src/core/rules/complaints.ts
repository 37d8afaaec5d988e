import type { Violation } from '../finding.js'
import type { Complaint } from '../kiro/surfaces/surface.js'
import { onItsOwn, renaming, type Subject } from './rule.js'

/** The complaints of one kind that reading the files produced, as violations. */
export function complaintsAbout(rule: Complaint['rule'], { after }: Subject): Violation[] {
  return after.complaints
    .filter((complaint) => complaint.rule === rule)
    .map((complaint) => ({
      place: complaint.place,
      subjects: onItsOwn(complaint.value),
      value: complaint.value,
      ...(complaint.content === undefined ? {} : { content: complaint.content }),
      say: () => complaint.message,
      ...renaming(complaint.rename),
    }))
}
