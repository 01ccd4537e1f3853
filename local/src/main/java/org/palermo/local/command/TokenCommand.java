package org.palermo.local.command;

import java.util.concurrent.Callable;
import org.palermo.local.identity.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        description = "Prints an access token of a sample account, good for five minutes.",
        footer = "Example: curl -H \"Authorization: Bearer $(./palermo token authority)\" http://localhost:8080/api/nrm/v1/cases",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ACCOUNT", description = "For example authority, responder, ngo, shelter or inspector.")
    String account;

    @Override
    public Integer call() throws Exception {
        System.out.println(new Tokens(RunningSuite.ports()).of(account));
        return 0;
    }
}
