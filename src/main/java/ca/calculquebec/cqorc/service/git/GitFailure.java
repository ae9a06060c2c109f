package ca.calculquebec.cqorc.service.git;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import java.util.List;
import java.util.regex.Pattern;

/** Why git failed and what to do about it, from the words that it and ssh print in English. */
record GitFailure(String why, String advice) {
  private static final String BY_HAND = "See that \"git ls-remote\" works by hand";

  private record Known(Pattern words, GitFailure failure) {}

  private static final List<Known> KNOWN =
      List.of(
          known(
              "REMOTE HOST IDENTIFICATION HAS CHANGED|Host key verification failed",
              "the server's host key is unknown, or is another than before",
              "Connect by hand once, and compare the key with the one that the server's operator"
                  + " publishes."),
          known(
              "Permission denied \\(|Too many authentication failures",
              "the server refused this account's ssh key",
              "Add the account's public key at the server, or load the right one into the agent. "
                  + BY_HAND
                  + "."),
          known(
              "Authentication failed|could not read (Username|Password)|Invalid username or"
                  + "|HTTP Basic: Access denied|returned error: 40[13]",
              "the server wants a login, and refused it or was given none",
              "Let git's credential helper keep it, or use an ssh address. " + BY_HAND + "."),
          known(
              "Could not resolve host|Network is unreachable|No route to host|Connection refused"
                  + "|Connection (timed out|reset)|Failed to connect|Operation timed out",
              "the server cannot be reached",
              "Check the network and the host in [descriptions] repo_url, then repeat the"
                  + " command."),
          known(
              "[Rr]epository not found|does not exist|does not appear to be a git repository"
                  + "|[Rr]epository '.*' not found|returned error: 404",
              "there is no such repository, or this account may not see it",
              "Correct [descriptions] repo_url, or have this account admitted."),
          known(
              "SSL certificate|certificate verif",
              "the server's certificate is not trusted",
              "Correct the host in [descriptions] repo_url, or have this machine trust it."),
          known(
              "Not possible to fast-forward|refusing to merge unrelated histories",
              "somebody committed in this copy, or the repository's history was rewritten",
              "Move the folder away, and it is cloned anew."),
          known(
              "would be overwritten|You have unstaged changes|needs merge|You have not concluded",
              "somebody edited files in this copy",
              "Commit the edits at the repository, or move the folder away, and it is cloned"
                  + " anew."));

  private static Known known(String words, String why, String advice) {
    return new Known(Pattern.compile(words), new GitFailure(why, advice));
  }

  static GitFailure of(GitCommand.GitResult result) {
    return KNOWN.stream()
        .filter(known -> known.words().matcher(result.output()).find())
        .findFirst()
        .map(
            known ->
                new GitFailure(
                    known.failure().why() + " (git said: " + result.reason() + ")",
                    known.failure().advice()))
        .orElse(new GitFailure("git said: " + result.reason(), BY_HAND + "."));
  }

  static GitFailure notStarted(String reason) {
    // Java passes the system's number on.
    return reason.contains("error=2,")
        ? new GitFailure(
            "git cannot be started: it is not installed",
            "Install git, or leave [descriptions] repo_url empty to use the folder local_repo as"
                + " it is.")
        : new GitFailure(
            "git cannot be started (" + reason + ")", "See that \"git --version\" works by hand.");
  }

  ServiceException exception(String what, Throwable cause) {
    return new ServiceException(
        "git",
        Reason.UNAVAILABLE,
        0,
        "",
        false,
        "tried to " + what + ", but " + why,
        advice,
        cause);
  }
}
