package org.palermo.referral.document;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// What the last check of files has found. A missing file is a task for people and does not stop the service.
@Readiness
@ApplicationScoped
class FilesHealth implements HealthCheck {
    private final FileCheck check;

    FilesHealth(FileCheck check) {
        this.check = check;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("files").up();
        check.last().ifPresent(found -> answer.withData("checked", found.at().toString()).withData("files", found.files())
                .withData("withoutDocument", found.withoutRecord()).withData("withoutFile", found.withoutFile()));
        return answer.build();
    }
}
