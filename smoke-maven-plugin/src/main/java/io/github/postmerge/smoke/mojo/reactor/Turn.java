package io.github.postmerge.smoke.mojo.reactor;

import java.util.List;

/** Whether one module's execution of the goal is the one in the build that runs the smoke. */
public sealed interface Turn {

  /** A sentence for the log. */
  String sentence();

  /** It runs, because no other module of this build still has to reach the goal. */
  record Now() implements Turn {
    @Override
    public String sentence() {
      return "The smoke runs here.";
    }
  }

  /**
   * A later module runs it.
   *
   * @param modules the modules that have still to reach the goal
   */
  record Later(List<String> modules) implements Turn {
    public Later {
      modules = List.copyOf(modules);
    }

    @Override
    public String sentence() {
      return "This smoke runs once a build, in the last module that has it. Still to come: "
          + String.join(", ", modules)
          + ".";
    }
  }

  /**
   * Another module runs it or has run it.
   *
   * @param module its name
   */
  record Taken(String module) implements Turn {
    @Override
    public String sentence() {
      return "This smoke runs once a build, and module \"" + module + "\" has it.";
    }
  }

  /**
   * No module runs it in this build.
   *
   * @param module a module that failed
   */
  record AfterFailure(String module) implements Turn {
    @Override
    public String sentence() {
      return "The smoke was not run, because module \""
          + module
          + "\" failed. Correct that module, then build again.";
    }
  }
}
