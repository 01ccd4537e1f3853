package org.palermo.shelter.directory.hsds;

import org.palermo.kernel.problem.Problems;

/// The editions of HSDS that the directory supports.
public enum HsdsVersion {
    V3_0("3.0"),
    V3_1("3.1");

    private final String number;

    HsdsVersion(String number) {
        this.number = number;
    }

    public String number() {
        return number;
    }

    /// @param segment a part of the path, e.g. `v3.1`
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when it is neither edition
    public static HsdsVersion of(String segment) {
        for (HsdsVersion version : values()) {
            if (segment.equals("v" + version.number)) {
                return version;
            }
        }
        throw Problems.notFound();
    }
}
