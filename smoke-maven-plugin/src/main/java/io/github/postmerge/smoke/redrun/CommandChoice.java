package io.github.postmerge.smoke.redrun;

import io.github.postmerge.smoke.command.CommandResolution;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.command.SmokeCommand;
import io.github.postmerge.smoke.envelope.Reproduction.Origin;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decides which command may run: the commit's own if it is the same as the envelope's, and the
 * envelope's only if the user trusts it.
 */
public final class CommandChoice {

  private final ReceivedEnvelope envelope;
  private final Trust trust;

  public CommandChoice(ReceivedEnvelope envelope, Trust trust) {
    this.envelope = envelope;
    this.trust = trust;
  }

  /** The command to run, and where it comes from. */
  public record Chosen(Found command, Origin origin) {

    public List<String> argv() {
      return command.command().argv(ShellDialect.ofThisSystem());
    }

    public String definedIn() {
      return switch (origin) {
        case COMMIT -> command.location().orElse("the commit's own");
        case ENVELOPE -> "the envelope's, trusted";
      };
    }
  }

  /** Finds the commit's own command. */
  @FunctionalInterface
  public interface OwnCommand {
    /** Reads the commit's tree. */
    CommandResolution find() throws InvalidCommandException, IOException;
  }

  public Chosen choose(OwnCommand commits)
      throws InvalidRequestException, InvalidCommandException, IOException {
    if (trust == Trust.ENVELOPE && !envelope.isMasked()) {
      SmokeCommand trusted = SmokeCommand.argv(envelope.argv());
      return new Chosen(
          new Found(trusted, envelope.source(), Optional.empty(), trusted.declared()),
          Origin.ENVELOPE);
    }
    CommandResolution own = commits.find();
    if (own instanceof Found found && isSameAsEnvelope(found)) {
      return new Chosen(found, Origin.COMMIT);
    }
    throw new InvalidRequestException(objectionTo(own));
  }

  /** Tries all dialects, because the red run may have used the shell of another system. */
  private boolean isSameAsEnvelope(Found own) {
    CommandTemplate template = new CommandTemplate(envelope.argv());
    return Arrays.stream(ShellDialect.values())
        .anyMatch(dialect -> template.fits(own.command().argv(dialect)));
  }

  private String objectionTo(CommandResolution own) {
    String shown = ShownCommand.inOneLine(envelope.argv());
    if (envelope.isMasked() && !(own instanceof Found)) {
      return String.format(
          "The envelope's command is masked, so it cannot be run again: %s. The commit defines none"
              + " either; run yours with the goal post-merge, -Dsmoke.dryRun=true"
              + " -Dsmoke.mergeCommit=%s and -Dsmoke.command=COMMAND.",
          shown, envelope.commit());
    }
    return String.format(
        "Nothing was run, because the envelope's command is not the commit's own. The envelope"
            + " has%s: %s. The commit has %s. %s",
        envelope.source() == CommandSource.PARAMETER ? ", from a parameter" : "",
        shown,
        own instanceof Found found ? inOneLine(found) : "none",
        envelope.isMasked()
            ? "A part of the envelope's command is masked, so it cannot be run."
            : "Read it, and if you trust it, run it with -Dsmoke.trustEnvelope=true.");
  }

  private static String inOneLine(Found own) {
    return ShownCommand.inOneLine(own.command().argv(ShellDialect.ofThisSystem()))
        + own.location().map(l -> " (" + l + ")").orElse("");
  }
}
