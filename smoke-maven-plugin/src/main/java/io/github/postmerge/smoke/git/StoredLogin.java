package io.github.postmerge.smoke.git;

import java.nio.file.Path;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Hands a stored login to JGit; answers no question that a person would have to answer. */
final class StoredLogin extends CredentialsProvider {

  private final LoginSource logins;
  private final Path repository;

  StoredLogin(LoginSource logins, Path repository) {
    this.logins = logins;
    this.repository = repository;
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
    return supports(items)
        && logins.find(uri.toString(), repository).map(l -> fill(l, items)).orElse(false);
  }

  private static boolean fill(LoginSource.Login login, CredentialItem... items) {
    for (CredentialItem item : items) {
      if (item instanceof CredentialItem.Username username) {
        username.setValue(login.user());
      } else if (item instanceof CredentialItem.Password password) {
        password.setValue(login.password().toCharArray());
      }
    }
    return true;
  }
}
