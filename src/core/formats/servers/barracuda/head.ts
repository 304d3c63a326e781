// client.example.org[192.0.2.44] 1795514401-03c9d15501-aBcDeF 1795514401 1795514402 , before what is told: who, the message, from when to when
export const HEAD = String.raw`(?:[\w.-]{1,255}\[)?([0-9A-Fa-f.:]{2,45})\]? \d{10}-[\w-]{3,60} \d{1,10} \d{1,10}`;
