import type { ConnectionMessages } from '../../connection/messages/messages.js';
import type { Advice, AdviceWords } from '../advice.js';

/** What one language says of Salesforce Voice where the panel's own words are those of Open CTI. */
export interface VoiceTerms {
  /** A sentence about a call center, said of a contact center. */
  readonly ofContactCenter: (sentence: string) => string;
  readonly notFramed: Advice;
  readonly identityUnknown: Advice;
  readonly frame: Advice;
  readonly connector: ConnectionMessages['links']['host'];
  /** The link is the way to Omni-Channel, whether or not there is a bridge. */
  readonly bridge: string;
  readonly omniWay: Pick<ConnectionMessages['omniWay'], 'bridge' | 'alone'>;
}

/** Makes of the panel's words those for Salesforce Voice, in one language. */
export interface VoiceWords {
  readonly advice: (words: AdviceWords) => AdviceWords;
  readonly connection: (messages: ConnectionMessages) => ConnectionMessages;
}

/** What cannot happen there stays as it is: it may be told by a tab in Open CTI. */
export function voiceWords(own: VoiceTerms): VoiceWords {
  const ofContactCenter = ({ what, todo }: Advice): Advice => ({
    what: own.ofContactCenter(what),
    todo: own.ofContactCenter(todo),
  });
  const said =
    <T>(say: (of: T) => Advice) =>
    (of: T): Advice =>
      ofContactCenter(say(of));
  return {
    advice: ({ trouble, problem, why }) => ({
      why,
      trouble: {
        ...trouble,
        host: (failed) => (failed.reason === 'notFramed' ? own.notFramed : trouble.host(failed)),
        identityUnknown: () => own.identityUnknown,
        signIn: said(trouble.signIn),
        newBuild: said(trouble.newBuild),
      },
      problem: {
        ...problem,
        'not-assigned': said(problem['not-assigned']),
        'version-missing': said(problem['version-missing']),
        'version-unsupported': said(problem['version-unsupported']),
        'value-invalid': said(problem['value-invalid']),
      },
    }),
    connection: ({ links, omniWay, signInNeeds, timelineOff, ...rest }) => ({
      ...rest,
      links: {
        ...links,
        frame: { ...links.frame, broken: own.frame },
        host: own.connector,
        definition: {
          name: own.ofContactCenter(links.definition.name),
          ok: ofContactCenter(links.definition.ok),
          waiting: ofContactCenter(links.definition.waiting),
          broken: ofContactCenter(links.definition.broken),
        },
        bridge: { ...links.bridge, name: own.bridge },
      },
      omniWay: { ...omniWay, ...own.omniWay },
      signInNeeds: { ...signInNeeds, client: ofContactCenter(signInNeeds.client) },
      timelineOff: ofContactCenter(timelineOff),
    }),
  };
}
