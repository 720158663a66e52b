import type { Agenda, Due } from './agenda.js';

/** How one side's network behaves. */
export interface LinkSettings {
  /** One way, in milliseconds. */
  readonly latency: number;
  readonly duplicates: boolean;
  readonly reorder: boolean;
}

/** An event on its way, with its duplicate where there is one. */
interface Parcel {
  readonly copies: readonly Due[];
  swapped: boolean;
}

/** Whether what was promised to a page is still expected there. */
export type Ticket = number;

/**
 * The way between one product and the softphone's page. Events and answers that are on their way are lost with the
 * connection, and with the page that they were for; a command goes on.
 */
export class Link {
  private inbound: Due[] = [];
  private last: Parcel | undefined;
  private ticket: Ticket = 0;
  private lost = false;

  constructor(
    private readonly agenda: Agenda,
    private readonly settings: LinkSettings,
  ) {}

  get isLost(): boolean {
    return this.lost;
  }

  /** Answers are only given for a ticket that is still good. */
  get currentTicket(): Ticket {
    return this.ticket;
  }

  lose(): void {
    this.lost = true;
    this.forgetInbound();
  }

  restore(): void {
    this.lost = false;
  }

  /** Everything that is on its way to the page is lost, and so are the answers to its commands. */
  forgetInbound(): void {
    this.ticket += 1;
    for (const due of this.inbound) this.agenda.remove(due);
    this.inbound = [];
    this.last = undefined;
  }

  /** Sends something to the product, which is there after one latency. A lost link takes nothing. */
  outward(what: string, arrive: (ticket: Ticket) => void): void {
    if (this.lost) return;
    const ticket = this.ticket;
    this.agenda.after(this.settings.latency, what, () => arrive(ticket));
  }

  /** Sends an answer to the page, unless the page or the connection that waited for it is gone. */
  answer(ticket: Ticket, what: string, arrive: () => void): void {
    if (this.lost || ticket !== this.ticket) return;
    this.arriveLater(what, arrive);
  }

  /** Sends an event to the page; a lost link says nothing. */
  event(what: string, arrive: () => void): void {
    if (this.lost) return;
    const copies = [this.arriveLater(what, arrive)];
    if (this.settings.duplicates) copies.push(this.arriveLater(what, arrive));
    const parcel: Parcel = { copies, swapped: false };
    if (this.settings.reorder) this.overtake(parcel);
    this.last = parcel;
  }

  private overtake(parcel: Parcel): void {
    const before = this.last;
    if (before === undefined || before.swapped) return;
    if (!before.copies.every((copy) => this.agenda.isDue(copy))) return;
    before.copies.forEach((copy, index) => {
      const other = parcel.copies[index];
      if (other !== undefined) this.agenda.swap(copy, other);
    });
    before.swapped = true;
    parcel.swapped = true;
  }

  private arriveLater(what: string, arrive: () => void): Due {
    const due = this.agenda.after(this.settings.latency, what, () => {
      this.inbound = this.inbound.filter((other) => other !== due);
      arrive();
    });
    this.inbound.push(due);
    return due;
  }
}
