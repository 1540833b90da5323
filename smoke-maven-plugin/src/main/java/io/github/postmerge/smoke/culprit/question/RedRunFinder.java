package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.envelope.FailureEvidence;
import io.github.postmerge.smoke.envelope.file.JsonPart;
import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import io.github.postmerge.smoke.history.FailureSignature;
import io.github.postmerge.smoke.history.line.RedSmokes.RedSmoke;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.redrun.EnvelopeSource;
import io.github.postmerge.smoke.redrun.ReceivedEnvelope;
import io.github.postmerge.smoke.redrun.RedRunReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the red run that a search starts from: the envelope's, or the history's newest. */
final class RedRunFinder {

  /** The key of the envelope in a history's file. */
  private static final String ENVELOPE = "envelope";

  private final SearchRequest request;
  private final Optional<PastRuns> past;

  RedRunFinder(SearchRequest request, Optional<PastRuns> past) {
    this.request = request;
    this.past = past;
  }

  RedRun find()
      throws InvalidRequestException,
          UnreadableEnvelopeException,
          InvalidCommandException,
          IOException {
    Optional<Path> envelope = request.red().envelope();
    if (envelope.isPresent()) {
      return ofFile(envelope.get());
    }
    if (past.isEmpty() || isSaidByUser()) {
      return RedRun.NONE;
    }
    List<RedSmoke> red = past.get().red(request.red().task());
    if (red.isEmpty()) {
      if (request.takesGoodFromHistory() && request.ends().bad().isEmpty()) {
        throw new InvalidRequestException(past.get().whyNothingIsRed(request.red().task()));
      }
      return RedRun.NONE;
    }
    if (red.size() > 1) {
      throw new InvalidRequestException(
          String.format(
              "%d smokes are red: %s. Name one by its file in the history, such as -D%s=%s.",
              red.size(),
              red.stream()
                  .map(r -> "\"" + r.smoke().name() + "\"")
                  .collect(Collectors.joining(", ")),
              SmokeProperties.ENVELOPE,
              past.get().file(red.get(0).newest())));
    }
    return read(past.get().entry(red.get(0).newest()));
  }

  /** Whether the user gives both a command and a bad commit, so that no red run is needed. */
  private boolean isSaidByUser() {
    return request.red().command().isPresent() && request.ends().bad().isPresent();
  }

  private RedRun ofFile(Path file)
      throws InvalidRequestException, InvalidCommandException, IOException {
    try {
      return of(file, new EnvelopeSource(InputStream.nullInputStream()).read(Optional.of(file)));
    } catch (UnreadableEnvelopeException e) {
      throw unusable(file, e);
    }
  }

  private RedRun of(Path file, JsonPart content)
      throws InvalidRequestException, UnreadableEnvelopeException, InvalidCommandException {
    try {
      return read(content);
    } catch (InvalidRequestException e) {
      throw unusable(file, e);
    }
  }

  private static InvalidRequestException unusable(Path file, Exception e) {
    return new InvalidRequestException(
        String.format("%s \"%s\": %s", SmokeProperties.ENVELOPE, file, e.getMessage()));
  }

  private RedRun read(JsonPart part)
      throws InvalidRequestException, UnreadableEnvelopeException, InvalidCommandException {
    boolean isOfHistory = !part.of(ENVELOPE).isNull();
    JsonPart envelope = isOfHistory ? part.of(ENVELOPE) : part;
    ReceivedEnvelope received = RedRunReader.read(envelope);
    Optional<String> signature = isOfHistory ? part.of("signature").textOrNull() : Optional.empty();
    JsonPart history = envelope.of("history");
    String evidence = evidence(envelope, received);
    return new RedRun(
        Optional.of(received),
        signature.or(() -> Optional.of(signature(received, evidence))),
        evidence,
        history.isNull() ? Optional.empty() : history.of("last_good").textOrNull(),
        past.flatMap(p -> p.run(received.runId())));
  }

  /** From the escalation packet, else from the tails: a red run that was not new has no packet. */
  private static String evidence(JsonPart envelope, ReceivedEnvelope red) {
    JsonPart evidence = envelope.of("escalation").of("evidence");
    return evidence.node().isString()
        ? evidence.node().stringValue()
        : FailureEvidence.ofTails(red.tails().stderr(), red.tails().stdout());
  }

  private static String signature(ReceivedEnvelope red, String evidence) {
    return new FailureSignature(red.ended().status(), red.ended().exitCode(), evidence)
        .hash(List.of(red.runId(), red.commit().abbreviated()));
  }
}
