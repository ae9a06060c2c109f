package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.Environment;
import ca.calculquebec.cqorc.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs cqorc's own commands on a sandbox, in this process, as a coordinator would type them; all
 * they say goes to the one output, so that it stays in order.
 */
final class Rehearsal {
  private final Environment environment;
  private final Sandbox sandbox;

  Rehearsal(Environment environment, Sandbox sandbox) {
    this.environment = environment;
    this.sandbox = sandbox;
  }

  int run(String... command) {
    Map<String, String> variables = new LinkedHashMap<>(environment.variables());
    variables.put("CQORC_CONFIG_DIR", sandbox.configDirectory().toString());
    variables.put("CQORC_SECRETS_DIR", sandbox.secretsDirectory().toString());
    Environment inside =
        new Environment(
            variables,
            environment.workingDirectory(),
            environment.clock(),
            environment.in(),
            environment.out(),
            environment.out(),
            new Environment.Terminals(false, environment.terminals().out(), false),
            environment.transport(),
            environment.sleeper(),
            environment.signals());
    List<String> arguments = new ArrayList<>(Arrays.asList(command));
    return Cqorc.run(inside, arguments.toArray(String[]::new));
  }
}
