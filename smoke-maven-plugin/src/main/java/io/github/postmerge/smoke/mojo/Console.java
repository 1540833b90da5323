package io.github.postmerge.smoke.mojo;

import org.apache.maven.plugin.logging.Log;

/** The log that a user reads, and whether it is coloured. */
record Console(Log log, Colours colours) {}
