'use strict';

// In place of Node's built-ins and Node's own libraries, which the SDK reaches for outside browsers only.
module.exports = {};
