package io.github.postmerge.smoke.mojo.reactor;

import java.util.List;

/** Whether one module's execution of a goal, of the several in a build, is the one that runs. */
public sealed interface Turn {

  /** What is told of it. */
  String sentence();

  /** It runs: no other module of this build has the goal still before it. */
  record Now() implements Turn {
    @Override
    public String sentence() {
      return "The smoke runs here.";
    }
  }

  /**
   * A later module runs it.
   *
   * @param modules those that have the goal still before them
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
   * Another module has run it, or does.
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
   * @param module one that failed
   */
  record AfterFailure(String module) implements Turn {
    @Override
    public String sentence() {
      return "The smoke was not run, because module \""
          + module
          + "\" failed. Correct that, then build again.";
    }
  }
}
