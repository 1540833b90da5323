package io.github.postmerge.smoke.git.remote;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.NetRC;
import org.eclipse.jgit.transport.NetRC.NetRCEntry;
import org.eclipse.jgit.transport.URIish;

/** Logs in with the URL's credentials, or else with the user's {@code .netrc}; never prompts. */
final class StoredLogin extends CredentialsProvider {

  private final Path home;

  StoredLogin(Path home) {
    this.home = home;
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    for (CredentialItem item : items) {
      if (!(item instanceof CredentialItem.Username)
          && !(item instanceof CredentialItem.Password)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    if (!supports(items)) {
      return false;
    }
    if (uri.getUser() != null && uri.getPass() != null) {
      fill(uri.getUser(), uri.getPass().toCharArray(), items);
      return true;
    }
    Path netrc = home.resolve(".netrc");
    if (!Files.isReadable(netrc)) {
      return false;
    }
    NetRCEntry entry = new NetRC(netrc.toFile()).getEntry(uri.getHost());
    if (entry == null || entry.login == null || entry.password == null) {
      return false;
    }
    if (uri.getUser() != null && !uri.getUser().equals(entry.login)) {
      return false;
    }
    fill(entry.login, entry.password, items);
    return true;
  }

  private static void fill(String user, char[] password, CredentialItem... items) {
    for (CredentialItem item : items) {
      if (item instanceof CredentialItem.Username username) {
        username.setValue(user);
      } else if (item instanceof CredentialItem.Password secret) {
        secret.setValue(password);
      }
    }
  }
}
