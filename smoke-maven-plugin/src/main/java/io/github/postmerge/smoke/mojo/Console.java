package io.github.postmerge.smoke.mojo;

import org.apache.maven.plugin.logging.Log;

/** Where a person reads along. */
record Console(Log log, Colours colours) {}
