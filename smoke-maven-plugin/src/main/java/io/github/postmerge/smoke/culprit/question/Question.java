package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.blame.search.CulpritInquiry;
import io.github.postmerge.smoke.blame.search.SearchLine;
import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.history.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The question of a search: which merge made this smoke fail in this way?
 *
 * @param redAt position of the commit whose run was red
 * @param smoke what each probe runs, masked
 * @param errorExitCodes with which the smoke says that it could not decide
 * @param rates the smoke's error rates according to a history
 * @param weights prior weight of each merge, on any scale
 */
public record Question(
    MergeLine line,
    int redAt,
    SmokeCommandInfo smoke,
    WantedFailure failure,
    Set<Integer> errorExitCodes,
    KnownRates rates,
    List<Double> weights) {

  private static final int ID_BYTES = 8;

  public Question {
    errorExitCodes = Set.copyOf(errorExitCodes);
    weights = List.copyOf(weights);
  }

  /** Equal for equal questions; probes of one question never count for another. */
  public String id() {
    String text =
        String.join(
            "\n",
            line.good().value(),
            line.bad().value(),
            line.at(redAt).value(),
            String.join("\u0000", smoke.argv()),
            Long.toString(smoke.timeoutSeconds()),
            failure.status().name(),
            failure.signature().orElse(""),
            new TreeSet<>(errorExitCodes).toString());
    byte[] hash = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, ID_BYTES);
  }

  /** Whether the user gave the command, so that it is not known from the bad commit. */
  public boolean isCommandGiven() {
    return smoke.source() == CommandSource.PARAMETER;
  }

  public CulpritInquiry inquiry() {
    return CulpritInquiry.into(new SearchLine(weights, redAt, rates));
  }
}
