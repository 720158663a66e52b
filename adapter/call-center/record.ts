/** An item of a section: one setting, as text. */
export interface CallCenterItem {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** What a later API version may add to it; absent: nothing. */
  readonly others?: readonly KeptElement[];
}

/** A section; its items stand in the order that Setup shows them in. */
export interface CallCenterSection {
  readonly name: string;
  readonly label: string;
  readonly items: readonly CallCenterItem[];
  /** As with items. */
  readonly others?: readonly KeptElement[];
}

/** An element that this softphone does not know; it is written back as it was read. */
export interface KeptElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text directly inside it; empty where it has children. */
  readonly text: string;
  readonly children: readonly KeptElement[];
}

/**
 * A call center definition as an org keeps it, whichever form it was read from: the file that Setup imports, or the
 * metadata type `CallCenter`
 * (https://developer.salesforce.com/docs/atlas.en-us.260.0.api_meta.meta/api_meta/meta_callcenter.htm).
 * Reading one and writing it again loses nothing.
 */
export interface CallCenterRecord {
  /** At most 40 letters and digits; the metadata type's `fullName`. */
  readonly internalName: string;
  readonly displayName: string;
  readonly internalNameLabel: string;
  readonly displayNameLabel: string;
  /** `reqGeneralInfo` among them; the import form's items of the two names above are not in it. */
  readonly sections: readonly CallCenterSection[];
  /**
   * What the metadata type has besides, in the order that it was read in: `adapterUrl`, `customSettings`, `version`,
   * `contactCenterChannels`, and what a later API version may add. The import form has no such elements: the first two
   * are made of its items then.
   */
  readonly others: readonly KeptElement[];
}
