package org.palermo.local.test;

import java.io.IOException;
import java.util.ArrayList;
import org.palermo.local.Terminal;

/// kustomize and kubectl, with which the tests render the overlays.
public final class KubernetesTools {

    private KubernetesTools() {}

    public static void prepare(Terminal terminal) throws IOException, InterruptedException {
        var missing = new ArrayList<String>();
        if (Debian.program("kustomize").isEmpty()) {
            missing.add("kustomize");
        }
        if (Debian.program("kubectl").isEmpty()) {
            missing.add("kubernetes-client");
        }
        if (missing.isEmpty()) {
            return;
        }
        if (!Debian.canInstall() || !Debian.install(terminal, missing.toArray(String[]::new))) {
            terminal.warn("kustomize or kubectl is missing: the tests of the manifests will say so");
        }
    }
}
