import type { LabelWords } from './label-words.js';

export const japaneseLabels: LabelWords = {
  locales: ['ja', 'en_US', 'en'],
  system: {
    AVAILABLE: '対応可能',
    BUSY: '取り込み中',
    AWAY: '離席中',
    BREAK: '休憩',
    MEAL: '食事',
    MEETING: '会議',
    TRAINING: 'トレーニング',
    ON_QUEUE: 'オンキュー',
    IDLE: 'アイドル',
    OFFLINE: 'オフライン',
  },
  offline: 'オフライン',
};
