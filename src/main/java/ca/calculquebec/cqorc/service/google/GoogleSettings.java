package ca.calculquebec.cqorc.service.google;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Google's credentials are.
 *
 * @param secretsDirectory where the token files lie
 * @param credentialsFile client file of an installed app, or key of a service account; needed only
 *     where no token file serves
 * @param tokenAddress complete; the addresses in the files are not used
 * @param interactive whether there is a person who can consent now
 */
public record GoogleSettings(
    Path secretsDirectory,
    Optional<Path> credentialsFile,
    String tokenAddress,
    boolean interactive) {}
