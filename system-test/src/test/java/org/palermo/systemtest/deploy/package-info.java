/// Renders the manifests under k8s and checks them as a cluster would, but more strictly. A cluster silently drops a field
/// with a wrong name, accepts a selector that matches nothing, and tells only later that a pod is not admitted.
package org.palermo.systemtest.deploy;
