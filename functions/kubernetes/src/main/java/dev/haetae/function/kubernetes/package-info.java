/**
 * What every verb on a Kubernetes cluster needs to ask its API: what an answer means, which trouble may pass, and how long
 * to pause before another try. The figures themselves stand with each verb's own calls.
 */
package dev.haetae.function.kubernetes;
