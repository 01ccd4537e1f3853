/// The manifests under k8s, rendered and checked as a cluster would, and more strictly: a field with a wrong name is
/// dropped there in silence, a selector that matches nothing is no error, and a pod that is not let in is found at night.
package org.palermo.systemtest.deploy;
