package io.github.postmerge.smoke.worktree;

import java.nio.file.Path;

/** What an earlier smoke can leave behind, by accident or on purpose. */
enum Poison {
  CHANGED("echo changed > a.txt"),
  CHANGED_WITH_SIZE_AND_TIME_PUT_BACK(
      "touch -r b.txt /tmp/$$; printf evil > b.txt; touch -r /tmp/$$ b.txt; rm /tmp/$$"),
  LINK_RETARGETED("ln -sfn b.txt link"),
  DELETED("rm a.txt; rm -r src"),
  MADE_EXECUTABLE("chmod +x a.txt; chmod -x run.sh"),
  UNTRACKED("mkdir -p new/deep build; echo 1 > new/n.txt; echo 2 > new/deep/f; echo 3 > untracked"),
  IGNORED(
      "mkdir -p build src/build; echo 1 > build/out; echo 2 > src/build/out; echo 3 > src/x.log"),
  NESTED_REPOSITORY("git init -q nested; git init -q src/nested; echo 1 > nested/f"),
  FOLDER_WITHOUT_PERMISSION("mkdir -p d/e; echo 1 > d/e/f; chmod 000 d/e d src/deep src"),
  READ_ONLY("chmod -R a-w ."),
  FOLDER_WITH_GROUP_BIT("chmod g+s src"),
  FOLDER_TURNED_FILE("rm -r src; echo 1 > src"),
  FILE_TURNED_FOLDER("rm a.txt; mkdir a.txt; echo 1 > a.txt/f"),
  GIT_FILE_CHANGED("echo 'gitdir: /nowhere' > .git"),
  GIT_FILE_TURNED_REPOSITORY("rm .git; git init -q .; git config core.hooksPath /evil"),
  GIT_FILE_TURNED_LINK("rm .git; ln -s $OUTSIDE .git"),
  ADMIN_FOLDER_CHANGED(
      "d=$(git rev-parse --git-dir); echo ref: refs/heads/evil > $d/HEAD; echo /evil > $d/commondir;"
          + " echo '[core] hooksPath = /evil' > $d/config.worktree; mkdir -p $d/info $d/hooks;"
          + " echo '/nothing' > $d/info/sparse-checkout; echo '* ident' > $d/info/attributes"),
  SPARSE(
      "d=$(git rev-parse --git-dir); mkdir -p $d/info; echo /src > $d/info/sparse-checkout;"
          + " git update-index --skip-worktree a.txt; rm a.txt"),
  STAGED("echo staged > a.txt; git add a.txt; git rm -q --cached b.txt"),
  LINK_TO_OUTSIDE(
      "echo precious > $OUTSIDE/f; ln -s $OUTSIDE out; ln -s $OUTSIDE build;"
          + " mkdir new; ln -s $OUTSIDE new/out"),
  FOLDER_TURNED_LINK("mkdir $OUTSIDE/s; cp -r src/. $OUTSIDE/s; rm -r src; ln -s $OUTSIDE/s src"),
  WORKTREE_TURNED_LINK(
      "cp -r . $OUTSIDE/w; rm $OUTSIDE/w/.git; git init -q $OUTSIDE/w; d=$PWD; cd ..; mv $d $d-moved; ln -s $OUTSIDE/w $d",
      true),
  WORKTREE_REPLACED("d=$PWD; cd ..; mv $d $OUTSIDE/moved; cp -a $OUTSIDE/moved $d", true),
  HARD_LINK_FROM_OUTSIDE("ln a.txt $OUTSIDE/hard") {
    @Override
    void applyLater(Path worktree, Path outside) throws Exception {
      ReusedWorktreeTest.sh(outside, "echo changed later > hard", outside);
    }
  },
  HARD_LINK_TO_OUTSIDE("echo same > $OUTSIDE/f; touch -r b.txt $OUTSIDE/f; ln -f $OUTSIDE/f b.txt"),
  FOLDERS_SWAPPED("mkdir t; mv src/deep t/deep; mkdir src/deep; echo y > src/deep/y.txt"),
  NAMES_OF_BYTES("touch \"$(printf 'a\\377b')\" \"$(printf 'new\\nline')\" -- -dash '*'"),
  TOO_DEEP(
      "n=$(printf '%0100d' 0); mkdir $n; echo 1 > $n/f; i=0; while [ $i -lt 80 ]; do mkdir w;"
          + " mv $n w; mv w $n; i=$((i+1)); done"),
  CHANGED_AFTERWARDS("true") {
    @Override
    void applyLater(Path worktree, Path outside) throws Exception {
      ReusedWorktreeTest.sh(worktree, "printf evil > b.txt; mkdir later", outside);
    }
  },
  REMOVED_AFTERWARDS("true", true) {
    @Override
    void applyLater(Path worktree, Path outside) throws Exception {
      ReusedWorktreeTest.sh(outside, "rm -r '" + worktree + "'", outside);
    }
  },
  MANIFEST_CUT("true", true) {
    @Override
    void applyLater(Path worktree, Path outside) throws Exception {
      ReusedWorktreeTest.sh(outside, "truncate -s 100 '" + worktree + ".idle'", outside);
    }

    @Override
    boolean isTold() {
      return false;
    }
  };

  private final String script;
  private final boolean madeAnew;

  Poison(String script) {
    this(script, false);
  }

  Poison(String script, boolean madeAnew) {
    this.script = script;
    this.madeAnew = madeAnew;
  }

  void apply(Path worktree, Path outside) throws Exception {
    ReusedWorktreeTest.sh(worktree, script, outside);
  }

  /** What happens between two runs. */
  void applyLater(Path worktree, Path outside) throws Exception {}

  boolean mayBeReused() {
    return !madeAnew;
  }

  /** Whether the log says why it was made anew. */
  boolean isTold() {
    return madeAnew;
  }
}
