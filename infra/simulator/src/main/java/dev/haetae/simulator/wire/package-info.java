/** The API as clients of Kubernetes speak it, over HTTP and WebSocket. */
package dev.haetae.simulator.wire;
