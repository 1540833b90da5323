package io.github.postmerge.smoke.parameters;

/** The names of all parameters, as users write them after {@code -D}; the goal documents each. */
public final class SmokeProperties {

  /** {@value}: the prefix of all parameters. */
  public static final String PREFIX = "smoke.";

  /** {@value}: a prefix reserved for the user's own properties. */
  public static final String USERS_OWN = "smoke.user.";

  /** {@value}. */
  public static final String REPOSITORY = "smoke.repository";

  /** {@value}. */
  public static final String MERGE_COMMIT = "smoke.mergeCommit";

  /** {@value}. */
  public static final String TASK_ID = "smoke.taskId";

  /** {@value}. */
  public static final String TASK_ID_PATTERN = "smoke.taskIdPattern";

  /** {@value}. */
  public static final String COMMAND = "smoke.command";

  /** {@value}. */
  public static final String TASK_DIRECTORY = "smoke.taskDirectory";

  /** {@value}. */
  public static final String REGISTRY = "smoke.registry";

  /** {@value}. */
  public static final String UNDEFINED_COMMAND = "smoke.undefinedCommand";

  /** {@value}. */
  public static final String TIMEOUT = "smoke.timeoutInSeconds";

  /** {@value}. */
  public static final String KILL_GRACE = "smoke.killGraceInSeconds";

  /** {@value}: how the smoke's process tree is tracked. */
  public static final String CONTAINMENT = "smoke.containment";

  /** {@value}. */
  public static final String REMOTE = "smoke.remote";

  /** {@value}. */
  public static final String BRANCH = "smoke.branch";

  /** {@value}. */
  public static final String REMOTE_TIMEOUT = "smoke.remoteTimeoutInSeconds";

  /** {@value}: which git talks to the remote. */
  public static final String GIT = "smoke.git";

  /** {@value}. */
  public static final String DRY_RUN = "smoke.dryRun";

  /** {@value}. */
  public static final String ON_STALE = "smoke.onStale";

  /** {@value}. */
  public static final String ENVELOPE = "smoke.envelope";

  /** {@value}. */
  public static final String WORKTREE_ROOT = "smoke.worktreeRoot";

  /** {@value}. */
  public static final String KEEP_WORKTREE = "smoke.keepWorktree";

  /** {@value}. */
  public static final String REUSE_WORKTREE = "smoke.reuseWorktree";

  /** {@value}: one path a line. */
  public static final String KEEP_PATHS = "smoke.keepPaths";

  /** {@value}. */
  public static final String MAX_CACHE_SIZE = "smoke.maxCacheSize";

  /** {@value}. */
  public static final String LOG_FILE = "smoke.logFile";

  /** {@value}. */
  public static final String MAX_LOG_SIZE = "smoke.maxLogSize";

  /** {@value}: one pattern a line. */
  public static final String MASK_PATTERNS = "smoke.maskPatterns";

  /** {@value}: one pattern a line. */
  public static final String COLLECT = "smoke.collect";

  /** {@value}. */
  public static final String MAX_COLLECTED_SIZE = "smoke.maxCollectedSize";

  /** {@value}: the file for the answer of a reproduction. */
  public static final String REPRODUCTION = "smoke.reproduction";

  /** {@value}: how often a reproduction runs the smoke. */
  public static final String RUNS = "smoke.runs";

  /** {@value}: whether the envelope's command is run, regardless of what the commit defines. */
  public static final String TRUST_ENVELOPE = "smoke.trustEnvelope";

  /** {@value}. */
  public static final String DIAGNOSE = "smoke.diagnose";

  /** {@value}. */
  public static final String DIAGNOSE_BUDGET = "smoke.diagnoseBudgetInSeconds";

  /** {@value}: a revision, or an envelope's path. */
  public static final String LAST_GOOD = "smoke.lastGood";

  /** {@value}: exit codes with which the smoke says that it could not decide. */
  public static final String ERROR_EXIT_CODES = "smoke.errorExitCodes";

  /** {@value}: when the build succeeds. */
  public static final String BUILD_FOLLOWS = "smoke.buildFollows";

  /** {@value}: whether the goal runs inside a smoke of the same repository. */
  public static final String NESTED = "smoke.nested";

  /** {@value}: whether the result is reported to the CI system. */
  public static final String CI = "smoke.ci";

  /** {@value}: a file, or {@code none}. */
  public static final String JUNIT = "smoke.junit";

  /** {@value}: a folder with one file a run. */
  public static final String HISTORY = "smoke.history";

  /** {@value}: which red runs make an escalation packet. */
  public static final String ESCALATE = "smoke.escalate";

  /** {@value}: the folder for main's health. */
  public static final String HEALTH_DIRECTORY = "smoke.healthDirectory";

  /** {@value}: whether the build fails unless main is green. */
  public static final String HEALTH_FOLLOWS = "smoke.healthFollows";

  /** {@value}: the smokes that main needs. */
  public static final String REQUIRED = "smoke.required";

  /** {@value}. */
  public static final String SILENT_AFTER_MERGES = "smoke.silentAfterMerges";

  /** {@value}. */
  public static final String SILENT_AFTER_HOURS = "smoke.silentAfterHours";

  /** {@value}: templates for the links of the health page. */
  public static final String LINK_TEMPLATE = "smoke.linkTemplate";

  /** {@value}: a day; earlier runs are combined into one file a month. */
  public static final String COMPACT_BEFORE = "smoke.compactBefore";

  /** The commit that a search starts from. */
  public static final String GOOD = "smoke.good";

  /** The commit that a search ends at. */
  public static final String BAD = "smoke.bad";

  /** Whether a search goes on inside the blamed merge. */
  public static final String DESCEND = "smoke.descend";

  /** The file that a search's answer goes to. */
  public static final String CULPRIT = "smoke.culprit";

  /** How many probes run at once. */
  public static final String JOBS = "smoke.jobs";

  /** Seconds for a whole search. */
  public static final String BUDGET = "smoke.budgetInSeconds";

  /** How many probes a search may make. */
  public static final String MAX_PROBES = "smoke.maxProbes";

  /** Which part of a search over several machines this is. */
  public static final String STEP = "smoke.step";

  /** The plan of a search over several machines. */
  public static final String PLAN = "smoke.plan";

  /** Which entry of a plan this machine runs. */
  public static final String ENTRY = "smoke.entry";

  /** The folder for the results of a plan's entries. */
  public static final String RESULTS = "smoke.results";

  /** {@value}: whether the goal does nothing. */
  public static final String SKIP = "smoke.skip";

  private SmokeProperties() {}
}
