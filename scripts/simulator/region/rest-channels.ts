import { isRecord } from '../../../adapter/ports/json.js';
import { type Answer, badRequest, ok, problem } from './answers.js';
import { type Call, type Handler, ofOwnChannel, type Region } from './call.js';
import { type Channel, channelBody, TOPICS_A_CHANNEL } from './channels.js';
import { topicProblem } from './frames.js';
import type { Json } from './shapes.js';

export const createChannel: Handler = ({ channels }, { token, socketOrigin }) =>
  ok(channelBody(channels.create(token), socketOrigin));

export const listChannels: Handler = ({ channels }, { token, socketOrigin }) =>
  ok({
    entities: channels.ofApp(token.clientId).map((channel) => channelBody(channel, socketOrigin)),
  });

export const headChannel: Handler = ofOwnChannel(() => ({ status: 200 }));

export const getSubscriptions: Handler = ofOwnChannel((_region, channel) =>
  ok(topicListing(channel.topics)),
);

export const deleteSubscriptions: Handler = ofOwnChannel(({ channels }, channel) => {
  channels.subscribe(channel, []);
  return { status: 204 };
});

export const putSubscriptions: Handler = ofOwnChannel(subscribeAnew);

export const postSubscriptions: Handler = ofOwnChannel(subscribeMore);

const topicListing = (topics: readonly string[]): Json => ({
  entities: topics.map((id) => ({
    id,
    selfUri: `/api/v2/notifications/availabletopics/${id}`,
  })),
});

const topicsIn = (body: unknown): readonly string[] | null => {
  if (!Array.isArray(body)) return null;
  const ids = body.map((each: unknown) => (isRecord(each) ? each['id'] : undefined));
  return ids.every((id) => typeof id === 'string') ? ids : null;
};

/** All or nothing: one topic that is denied spoils the request. */
function subscribeAnew(region: Region, channel: Channel, call: Call): Answer {
  const topics = topicsIn(call.body);
  return topics === null
    ? badRequest('The body must be a list of topics.')
    : subscribe(region, channel, topics, topics, call);
}

function subscribeMore(region: Region, channel: Channel, call: Call): Answer {
  const topics = topicsIn(call.body);
  return topics === null
    ? badRequest('The body must be a list of topics.')
    : subscribe(region, channel, topics, [...channel.topics, ...topics], call);
}

function subscribe(
  { channels, world }: Region,
  channel: Channel,
  asked: readonly string[],
  all: readonly string[],
  { query }: Call,
): Answer {
  if (new Set(all).size > TOPICS_A_CHANNEL) {
    return badRequest(`A channel has at most ${TOPICS_A_CHANNEL} topics.`);
  }
  const bad = asked.flatMap((topic) => topicProblem(topic, world.pureCloud.user.id) ?? []);
  const [first] = bad;
  if (query.get('ignoreErrors') === 'true') {
    const rejected = new Map(bad.map((each) => [each.topic, each.is]));
    channels.subscribe(
      channel,
      all.filter((topic) => !rejected.has(topic)),
    );
    return ok({
      entities: asked.map((id) => {
        const why = rejected.get(id);
        return why === undefined
          ? { id, state: 'Permitted' }
          : { id, state: 'Rejected', rejectionReason: why, missingPermissions: [] };
      }),
    });
  }
  if (first !== undefined) {
    return first.is === 'forbidden'
      ? problem(
          403,
          'notification.topic.not.authorized',
          `Not authorized for topic: ${first.topic}`,
        )
      : badRequest(`Unknown topic: ${first.topic}`);
  }
  channels.subscribe(channel, all);
  return ok(topicListing(channel.topics));
}
