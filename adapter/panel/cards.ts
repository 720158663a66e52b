/**
 * What the panel shows once something is known: not needed for its first paint, and there before its first view that
 * has any of it.
 */
import './omni-card.js';
import './pure-cloud-card.js';
import './question.js';
import './sign-in-card.js';
import './sync-line.js';
