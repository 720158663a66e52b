/** The `refuse` steps that are in force on one side. */
export class Refusals {
  private readonly entries: { status: string; readonly transient: boolean; left: number }[] = [];

  /** `status` is the side's own id. */
  add(status: string, transient: boolean, times: number): void {
    this.entries.push({ status, transient, left: times });
  }

  /** Uses up one refusal of that status, the oldest first. */
  take(status: string): { readonly transient: boolean } | null {
    const index = this.entries.findIndex((each) => each.status === status);
    const entry = this.entries[index];
    if (entry === undefined) return null;
    entry.left -= 1;
    if (entry.left <= 0) this.entries.splice(index, 1);
    return { transient: entry.transient };
  }
}
