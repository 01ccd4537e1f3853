package org.palermo.systemtest.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SELinuxOptions;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.Volume;

/// The pod security standard *restricted*, control by control, including those of the baseline.
/// https://kubernetes.io/docs/concepts/security/pod-security-standards/
final class Restricted {
    private static final Set<String> SELINUX = Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");
    private static final Set<String> SYSCTLS = Set.of("kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes");

    private final List<String> violations = new ArrayList<>();

    private Restricted() {}

    static List<String> violations(PodTemplateSpec template) {
        var check = new Restricted();
        check.pod(template.getSpec());
        return check.violations;
    }

    private void pod(PodSpec pod) {
        refuse("host namespaces", Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC()).anyMatch(Boolean.TRUE::equals));
        pod.getVolumes().forEach(this::volume);
        var context = Objects.requireNonNullElseGet(pod.getSecurityContext(), PodSecurityContext::new);
        refuse("runs as root", Objects.equals(context.getRunAsUser(), 0L));
        refuse("sysctls", context.getSysctls().stream().anyMatch(s -> !SYSCTLS.contains(s.getName())));
        seLinux(context.getSeLinuxOptions());
        refuse("Windows host process", context.getWindowsOptions() != null && Boolean.TRUE.equals(context.getWindowsOptions().getHostProcess()));
        refuse("AppArmor", context.getAppArmorProfile() != null && !Set.of("RuntimeDefault", "Localhost").contains(context.getAppArmorProfile().getType()));
        refuse("ephemeral containers", !pod.getEphemeralContainers().isEmpty());
        Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream()).forEach(c -> container(c, context));
    }

    private void volume(Volume v) {
        refuse("volume " + v.getName() + " of another kind", Stream.of(v.getConfigMap(), v.getCsi(), v.getDownwardAPI(), v.getEmptyDir(),
                v.getEphemeral(), v.getPersistentVolumeClaim(), v.getProjected(), v.getSecret()).filter(Objects::nonNull).count() != 1);
    }

    private void container(Container container, PodSecurityContext pod) {
        var context = Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
        refuse("privileged", Boolean.TRUE.equals(context.getPrivileged()));
        refuse("privilege escalation", !Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()));
        refuse("capabilities not dropped", context.getCapabilities() == null || !context.getCapabilities().getDrop().contains("ALL"));
        refuse("capabilities added", context.getCapabilities() != null && context.getCapabilities().getAdd().stream().anyMatch(a -> !a.equals("NET_BIND_SERVICE")));
        var nonRoot = context.getRunAsNonRoot() == null ? pod.getRunAsNonRoot() : context.getRunAsNonRoot();
        refuse("may run as root", !Boolean.TRUE.equals(nonRoot));
        refuse("runs as root", Objects.equals(context.getRunAsUser(), 0L));
        seccomp(context.getSeccompProfile() == null ? pod.getSeccompProfile() : context.getSeccompProfile());
        seLinux(context.getSeLinuxOptions());
        refuse("/proc", context.getProcMount() != null && !context.getProcMount().equals("Default"));
        refuse("host ports", container.getPorts().stream().anyMatch(p -> p.getHostPort() != null && p.getHostPort() != 0));
        Stream.of(container.getLivenessProbe(), container.getReadinessProbe(), container.getStartupProbe()).filter(Objects::nonNull).forEach(this::probe);
        if (container.getLifecycle() != null) {
            Stream.of(container.getLifecycle().getPreStop(), container.getLifecycle().getPostStart()).filter(Objects::nonNull).forEach(this::handler);
        }
    }

    private void probe(Probe probe) {
        refuse("probe of another host", probe.getHttpGet() != null && probe.getHttpGet().getHost() != null
                || probe.getTcpSocket() != null && probe.getTcpSocket().getHost() != null);
    }

    private void handler(LifecycleHandler handler) {
        refuse("hook to another host", handler.getHttpGet() != null && handler.getHttpGet().getHost() != null
                || handler.getTcpSocket() != null && handler.getTcpSocket().getHost() != null);
    }

    private void seccomp(SeccompProfile profile) {
        refuse("seccomp", profile == null || !Set.of("RuntimeDefault", "Localhost").contains(profile.getType()));
    }

    private void seLinux(SELinuxOptions options) {
        refuse("SELinux", options != null && (!SELINUX.contains(Objects.requireNonNullElse(options.getType(), ""))
                || options.getUser() != null || options.getRole() != null));
    }

    private void refuse(String what, boolean violated) {
        if (violated) {
            violations.add(what);
        }
    }
}
